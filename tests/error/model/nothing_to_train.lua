local optim = require "optim"
return model { -- error: the loss depends on no parameter: nothing to train
  inputs = { x = { shape = { 3 } } },
  loss = function(batch) return batch.x:mean() end,
  optimizer = optim.SGD { lr = 0.1 },
}
