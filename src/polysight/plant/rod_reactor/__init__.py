"""The Siemens rod reactor: geometry, radiation, growth over a batch and what it costs in power."""
