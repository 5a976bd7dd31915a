"""The statement of a project as a live workbook: the same definitions, as formulas in cells."""
