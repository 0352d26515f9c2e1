"""Where the domain packages meet. Start at `deliver`: the path of a message."""
