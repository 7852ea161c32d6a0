-- LSTM, GRU and RNN on top of each other, in both directions, with a state to start from.
local nn, optim = require "nn", require "optim"
local steps, inputs, hidden = 6, 3, 4
local lstm = nn.LSTM(inputs, hidden, { num_layers = 2, bidirectional = true, batch_first = true })
local gru = nn.GRU(2 * hidden, hidden, { num_layers = 2, batch_first = true })
local rnn = nn.RNN(hidden, hidden, { bidirectional = true, batch_first = true, bias = false })
local cell = nn.LSTMCell(2 * hidden, 2)

local function run(batch)
  local start = batch.start:reshape(4, -1, hidden)
  local y, state = lstm(batch.x, { start, start:sin() })
  local z = rnn((gru(y, state[1]:narrow(0, 0, 2))))
  local h, c = cell(z:select(1, 0))
  h, c = cell(z:select(1, -1), { h, c })
  return h + c
end

return model{
  inputs = { x = { shape = { steps, inputs } }, start = { shape = { 4 * hidden } },
             y = { shape = { 2 } } },
  batch = 3,
  loss = function(batch) return nn.mse(run(batch), batch.y) end,
  predict = run,
  optimizer = optim.Adam{ lr = 1e-2 },
}
