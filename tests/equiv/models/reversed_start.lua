-- A reversed loop starts from a mean, which is its trail's last place, in the middle of a buffer.
local nn, optim, tensor = require "nn", require "optim", require "tensor"
local w = nn.Parameter({ 1 }, 0.5)

return model{
  net = w, inputs = { x = { shape = { 2, 1 } } }, batch = 1, optimizer = optim.SGD{ lr = 0.1 },
  loss = function(batch)
    local last = tensor.scan(function(carry, x)
      return (carry * w + x):tanh()
    end, batch.x:mean(1), batch.x:transpose(0, 1), { reverse = true })
    return last:square():sum()
  end,
}
