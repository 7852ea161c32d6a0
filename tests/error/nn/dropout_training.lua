local nn = require "nn"
local net = nn.Linear(2, 2)

return model{
  inputs = { x = { shape = { 2 } } }, batch = 4,
  loss = function(batch)
    local y = net(batch.x)
    y = nn.dropout(y, 0.5, false) -- error: dropout: no argument says whether this is training
    return y:sum()
  end,
}
