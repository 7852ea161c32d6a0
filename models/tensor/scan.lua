-- tensor.scan: loops that stay loops in the graph and in the emitted C, for any number of steps.
local core = ...
local check = require "tensor.check"
local fail = check.fail
local loops = {}

-- A tensor or a list of tensors, as a list.
local function listed(value, what)
  if core.is_tensor(value) then
    return { value }
  elseif type(value) ~= "table" then
    fail("scan: %s a tensor or a list of tensors, not %s", what, type(value))
  end
  check.items(value, "scan")
  for i = 1, #value do
    local one = value[i]
    if not core.is_tensor(one) then
      fail("scan: %s a tensor or a list of tensors; number %d is %s", what, i, type(one))
    end
  end
  return value
end

local function alone(list, like)
  return core.is_tensor(like) and list[1] or list
end

-- The number of steps, on which all of xs agree.
local function count_steps(xs, length)
  local steps = length and check.count(length, "scan: length")
  for i, x in ipairs(xs) do
    local extent = x:dim() > 0 and x:size(0)
    if not extent or (steps and extent ~= steps) then
      fail("scan: x %d is %s; its first axis must be the %s steps", i, check.words(x),
           steps or "number of")
    end
    steps = extent
  end
  return steps or fail("scan: without xs the number of steps is needed, as in { length = 10 }")
end

-- carry, y = f(carry, x) in turn for every x of xs along the first axis: the last carry, and the ys
-- along a new first axis. Carry, x and y are tensors or lists of tensors, y may be nil; without xs
-- (nil) the option length is the number of steps. f is called once, to see what it computes, and
-- may use tensors and parameters from around. The carry keeps its shape and dtype. With reverse =
-- true the steps go from the last x to the first; every y stands where its x does.
function loops.scan(f, init, xs, options)
  options = check.options(options, { "reverse", "length" }, "scan")
  check.callable(f, "scan", "a function of carry and x")
  local carries, slices = listed(init, "the carry is"), xs and listed(xs, "xs are") or {}
  local with_y, y_like = false, nil
  local function step(inner, x)
    local carry, y = f(alone(inner, init), xs and alone(x, xs) or nil)
    local new = listed(carry, "the carry that the function returns must be")
    if core.is_tensor(carry) ~= core.is_tensor(init) then
      local words = { [true] = "a tensor", [false] = "a list" }
      fail("scan: the carry goes in as %s and comes out as %s", words[core.is_tensor(init)],
           words[core.is_tensor(carry)])
    elseif #new ~= #carries then
      fail("scan: %d carries go in, %d come out", #carries, #new)
    end
    with_y, y_like = y ~= nil, y
    return new, with_y and listed(y, "the y that the function returns must be") or {}
  end
  local last, ys = core.scan(step, carries, slices, count_steps(slices, options.length),
                             options.reverse == true)
  return alone(last, init), with_y and alone(ys, y_like) or nil
end

return loops
