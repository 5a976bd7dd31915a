"""polysight: evidence and decisions for the polysilicon industry."""

__version__ = "0.1.0"
