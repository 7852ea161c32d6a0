local nn, optim = require "nn", require "optim"
local w = nn.Parameter({ 2 }, 1)
local made = model { -- error: model: the optimizer comes from the module optim
  inputs = { x = { shape = { 2 } } }, modules = { w = w }, optimizer = optim.SGD { lr = 0.1 },
  loss = function(batch) return (batch.x * w):sum() end,
}
made.optimizer = 1234605616436508552
return made
