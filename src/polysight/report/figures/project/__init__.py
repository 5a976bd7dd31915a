"""Figures of a project: one function each, and what draws all of them from what was worked out."""
