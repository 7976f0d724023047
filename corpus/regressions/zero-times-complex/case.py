print(0 * 1j, 1j * 0, -1 * 0j)
