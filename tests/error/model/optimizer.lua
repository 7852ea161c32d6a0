return model { optimizer = { lr = 0.1 } } -- error: model: the optimizer comes from the module optim
