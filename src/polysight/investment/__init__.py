"""What a project is worth. Time is the last axis of every array; leading axes are free."""
