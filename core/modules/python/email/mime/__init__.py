"""Messages of several kinds."""
