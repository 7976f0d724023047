print(len(','.join(str(i) for i in range(400))))
