"""The feasibility study of a project after the reference outline for enterprise projects."""
