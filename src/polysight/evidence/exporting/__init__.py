"""Selections of observations written for other programs, each with how to cite it."""
