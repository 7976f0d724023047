print(len('%1000d' % 5), len(f'{3.5:>500}'), len(format(7, '0300b')))
