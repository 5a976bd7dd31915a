"""Figures of the reports, one a file; each carries its title, unit, source and vintage."""
