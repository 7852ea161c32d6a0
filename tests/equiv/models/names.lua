-- Parameters and values called like everything that the emitted C calls its own variables.
local nn, optim, tensor = require "nn", require "optim", require "tensor"
local names = {
  "t", "r", "at", "place", "absent", "a_ik", "context", "lanes", "s",
  "io", "work", "scratch", "begin", "end", "arg", "sum", "i", "j",
  "k", "n", "u", "i0", "j1", "b0", "b1", "k00_init", "acc1",
  "best0", "best1", "t0", "v0", "v1", "add3_5", "train_step", "state", "nullptr",
  "math_errhandling", "isnan", "a", "a_j",
}
local all = {}
for _, name in ipairs(names) do
  all[name] = nn.Parameter({ 2, 3, 3 }, nn.init.normal(0, 0.5))
end

return model{
  inputs = { x = { shape = { 3, 3 } }, y = { shape = {}, classes = 2 } },
  batch = 2,
  modules = all,
  loss = function(batch)
    local total = 0
    for _, name in ipairs(names) do
      local p = all[name]
      local product = batch.x:matmul(p):tanh():name(name)
      local noisy = (product + p:index_select(0, batch.y) + tensor.normal{ 2, 3, 3 }):name(name)
      total = total + noisy:softmax(-1):square():mean() + noisy:argmax(-1):float():mean()
    end
    local a, a_j = all.a, all.a_j -- the element j of a is called a_j, were that not another
    return total + (a:square() * a_j:square() + a):mean()
  end,
  optimizer = optim.SGD{ lr = 0.1 },
}
