"""Figures of plants and of their cost, drawn from plain numbers."""
