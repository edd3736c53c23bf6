"""The room: segments, sessions and the run sheets computed from them."""
