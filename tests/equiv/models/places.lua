-- Places of the largest among rows behind a recurrent layer with the batch first: they count the rows
-- of (batch, time), in whichever order those lie.
local nn, optim = require "nn", require "optim"
local net = { lstm = nn.LSTM(4, 4, { batch_first = true }), head = nn.Linear(4, 8) }

return model{
  net = net, inputs = { x = { shape = { 5, 4 } } }, batch = 3, optimizer = optim.SGD{ lr = 0.1 },
  loss = function(batch)
    local scores = net.head((net.lstm(batch.x)))
    local places = scores:flatten():argmax(0):float() + scores:flatten(0, 1):argmax(0):float():sum()
    return scores:square():mean() + 0.01 * places
  end,
}
