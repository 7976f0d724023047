"""gc: a guest's garbage is the host's business."""


def enable():
    pass


disable = freeze = unfreeze = enable


def isenabled():
    return True


def collect(generation=2):
    return 0


def get_objects(generation=None):
    return []


def get_count():
    return (0, 0, 0)


def get_threshold():
    return (700, 10, 10)


def set_threshold(*values):
    pass
