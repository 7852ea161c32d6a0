-- The simplest model of text: the logits of a character depend on the one before it.
local nn, optim, data = require "nn", require "optim", require "data"
local cfg = config{ file = "text" }

local text = data.text{ file = cfg.file, length = 4, step = 1 }
local size = #text.vocabulary
local table_of = nn.Embedding(size, size)

return model{
  data = text, batch = 8, epochs = 40,
  loss = function(batch)
    return nn.cross_entropy(table_of(batch.x):reshape(-1, size), batch.y:flatten(0))
  end,
  generate = { step = function(token) return table_of(token) end },
  optimizer = optim.Adam{ lr = 5e-2 },
}
