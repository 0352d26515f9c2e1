"""What travels over the socket, and how it is read and written."""
