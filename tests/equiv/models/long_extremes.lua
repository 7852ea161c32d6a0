-- The largest of rows that are too long to be kept from one phase of a kernel to the next. Elements
-- come from functions that round otherwise in a vector than one by one, and are looked for among
-- themselves, for the gradient.
local nn, optim, tensor = require "nn", require "optim", require "tensor"
local rows = nn.Parameter({ 3, 5003 }, nn.init.uniform(0.2, 0.9))
local planes = nn.Parameter({ 2, 67, 71 }, nn.init.uniform(0.2, 0.9))

local function loss(batch)
  local x = rows * batch.x
  local far = x:log1p()
  local below = (far - far:amax(1, true)):cos() -- of a row with phases before it
  local waves = planes:sin()
  local both = waves:amax({ 1, 2 }):dot(waves:mean({ 1, 2 })) -- of two axes
  return x:tan():amax(1):sum() + below:amin(1):sum() + far:mean() + both
         + (planes:pow(1.5) - waves:amax(0, true)):amax({ 1, 2 }):square():sum()
end

return model{
  inputs = { x = { shape = { 5003 } } },
  batch = 3,
  modules = { rows = rows, planes = planes },
  loss = loss,
  optimizer = optim.SGD{ lr = 1e-2 },
}
