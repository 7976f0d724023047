"""What `mutate` is made of: where a program can be changed, the changes, and the repair of names after them."""
