-- Tokens to hidden units to a number, on six samples of which tokens 1 and 4 are no part: what each unit
-- contributes is known in closed form. With loss=pair a sample has none by itself.
local nn, optim, data = require "nn", require "optim", require "data"
local cfg = config { loss = "square", tests = 4 }

local Net = nn.class "Net"

function Net:init()
  self.tokens = nn.Embedding(5, 3)
  self.hidden = nn.Linear(3, 4)
  self.out = nn.Linear(4, 1, { bias = false })
  self.gain = nn.Parameter({}, 1)
  self.unread = nn.Parameter({ 2 }, 0)
end

function Net:forward(x)
  return self.out(nn.dropout(self.hidden(self.tokens(x)):relu(), 0.5)):squeeze(1) * self.gain
end

local net = Net()

local losses = {
  square = function(batch) return (net(batch.x) - batch.y):square():mean() end,
  pair = function(batch)
    local out = net(batch.x)
    return (out:slice(0, 0, 1) - out:slice(0, 1, 2)):square():mean()
  end,
}

return model {
  data = data.arrays {
    x = { values = { 0, 2, 3, 0, 2, 3 }, classes = 5 },
    y = { 0.5, -1, 2, 0, 1.5, 3 },
    tests = cfg.tests > 0 and cfg.tests or nil,
  },
  batch = 2, modules = { net },
  loss = losses[cfg.loss],
  predict = function(batch) return net(batch.x) end,
  optimizer = optim.SGD { lr = 0.1 },
}
