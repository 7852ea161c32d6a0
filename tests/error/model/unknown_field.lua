return model { batch = 4, optimiser = 1 } -- error: model has no field 'optimiser'; did you mean 'optimizer'?
