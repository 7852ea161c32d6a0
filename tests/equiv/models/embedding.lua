-- Words looked up in a table, which also gives the scores of the next word (tied weights).
local nn, optim, tensor = require "nn", require "optim", require "tensor"
local words, width, length = 11, 6, 5
local table_of = nn.Parameter({ words, width }, nn.init.normal(0, 0.5))
local place = nn.Parameter({ length, width }, nn.init.uniform(-0.1, 0.1))
local decay = nn.Parameter({}, 0.5)

local function scores(x)
  local seen = table_of:index_select(0, x:flatten()):reshape(x:size(0), length, width) + place
  local weights = decay:abs() ^ tensor.arange(length):float()
  local context = (seen * weights:flip(0):unsqueeze(-1)):mean(1)
  return context:tanh():matmul(table_of:t())
end

return model{
  inputs = { x = { shape = { length }, classes = words }, y = { shape = {}, classes = words } },
  batch = 8,
  modules = { table_of = table_of, place = place, decay = decay },
  loss = function(batch)
    local result = scores(batch.x)
    local picked = result:log_softmax(-1):gather(1, batch.y:unsqueeze(1))
    return -picked:mean() + 1e-2 * table_of:square():sum()
  end,
  metrics = function(batch) return { accuracy = nn.accuracy(scores(batch.x), batch.y) } end,
  optimizer = optim.Adam{ lr = 1e-2 },
}
