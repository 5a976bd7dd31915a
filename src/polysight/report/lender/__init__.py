"""The appraisal form of a lender for a project."""
