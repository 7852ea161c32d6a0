-- A head that reads what a recurrent layer leaves step by step with the batch first: its rows, those of
-- a second layer, of dropout and of two losses, one with labels and one of a single output, go in the
-- layer's order.
local nn, optim = require "nn", require "optim"
local features, hidden, classes = 4, 9, 5

local net = {
  lstm = nn.LSTM(features, hidden, { batch_first = true }),
  first = nn.Linear(hidden, 24), norm = nn.LayerNorm{ 24 }, dropout = nn.Dropout(0.3),
  second = nn.Linear(24, classes), size = nn.Linear(24, 1),
}

local function loss(batch)
  local y = net.lstm(batch.x)
  local rows = net.dropout(net.norm(net.first(y):tanh()))
  local scores = net.second(rows) - rows:square():mean(-1, true)
  local sizes = net.size(rows):squeeze(-1)
  return nn.cross_entropy(scores:flatten(0, 1), batch.y:flatten())
       + nn.mse_loss(sizes, batch.x:mean(-1)) + rows:sum{ 0, 1 }:square():mean() * 1e-3
end

return model{
  inputs = { x = { shape = { 7, features } }, y = { shape = { 7 }, classes = classes } },
  batch = 3,
  loss = loss,
  optimizer = optim.SGD{ lr = 0.05 },
}
