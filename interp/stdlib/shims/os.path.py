"""os.path: the shim of os puts posixpath here."""
