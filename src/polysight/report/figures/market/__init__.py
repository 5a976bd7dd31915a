"""Figures of a simulated market."""
