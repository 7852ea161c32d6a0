local cfg = {}
print(cfg.optimizer.lr) -- error: attempt to index a nil value (field 'optimizer')
