"""Result → the path of one item through the couplings. Asked by `why`, `impact` and `review`."""
