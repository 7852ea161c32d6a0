-- tensor.parts: tables whose fields are defined in several modules. A module is loaded when one of
-- its names is asked for, so that a small model does not wait for what it does not use.
local core = ...
local parts = {}

-- Fields that `target` lacks are sought in the modules called `prefix` .. name: first in the one that
-- is seen to define the field, then in all. take(module) puts what a module returned where it
-- belongs; refuse(key) raises the error for a field that none has. The fields of `also`, if given,
-- are found like the target's own.
function parts.share(target, prefix, names, take, refuse, also)
  local waiting = {}
  for _, name in ipairs(names) do
    waiting[prefix .. name] = true
  end
  local function load(module)
    if waiting[module] then
      waiting[module] = nil
      take(require(module))
    end
  end
  local function held(key)
    local own = rawget(target, key)
    return own == nil and also and rawget(also, key) or own
  end
  local function find(_, key)
    local likely = type(key) == "string" and core.part(prefix, key)
    if likely then
      load(likely)
    end
    for _, name in ipairs(names) do
      local value = held(key)
      if value ~= nil then
        return value
      end
      load(prefix .. name)
    end
    local value = held(key)
    return value ~= nil and value or refuse(key)
  end
  setmetatable(target, { __index = find })
end

return parts
