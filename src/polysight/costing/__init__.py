"""Unit consumption times prices: cash cost per kilogram, and the remainder that no row explains."""
