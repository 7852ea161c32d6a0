-- tensor.einsum: sums of products said with letters, as in "bij,bjk->bik". An axis has a letter; a
-- letter that is not in the result is summed over.
--
-- Every operand is first freed of what concerns it alone: a repeated letter is a diagonal, axes of
-- extent 1 broadcast and go, letters that nothing else has are summed. Then operands are contracted
-- two at a time, each pair as one (batched) matrix product, in the order that needs the fewest
-- multiplications (Pfeifer, Haegeman, Verstraete, "Faster identification of optimal contraction
-- sequences for tensor networks").
--
-- Inside, an operand is { tensor, labels }: a label is a letter, or a number for an axis that "..."
-- stands for, counted from the last of them.
local core = ...
local check = require "tensor.check"
local fail, words = check.fail, check.words

-- Beyond so many operands the order is found greedily, not by search: 3^n pairs of subsets.
local MOST_SEARCHED = 6

local LONGEST = 10000 -- characters of an equation

---- reading ----

-- The labels of a term such as "b...ij", with -1 for "...", and whether it has one.
local function read_term(e, term)
  local labels, dotted, at = {}, false, 1
  while at <= #term do
    local letter = term:sub(at, at)
    if term:sub(at, at + 2) == "..." then
      letter, at = -1, at + 2
      if dotted then
        fail("%s: '...' stands twice in '%s'", e.what, term)
      end
      dotted = true
    elseif not letter:find("%a") then
      fail("%s: '%s' is no letter", e.what, letter)
    end
    labels[#labels + 1], at = letter, at + 1
  end
  return labels, dotted
end

-- The same with "..." replaced by as many numbers, counted down to 1.
local function fill_dots(labels, count)
  local filled = {}
  for _, label in ipairs(labels) do
    if label == -1 then
      for number = count, 1, -1 do
        filled[#filled + 1] = number
      end
    else
      filled[#filled + 1] = label
    end
  end
  return filled
end

local function label_words(label)
  return type(label) == "number" and "'...'" or "letter '" .. label .. "'"
end

-- Each operand with its labels; notes the extent of every label.
local function read_operand(e, term, tensor, number)
  local labels, dotted = read_term(e, term)
  local dots = dotted and math.max(tensor:dim() - #labels + 1, 0) or 0
  labels = fill_dots(labels, dots)
  if #labels ~= tensor:dim() then
    fail("%s: '%s' does not name the axes of operand %d, %s", e.what, term, number, words(tensor))
  end
  e.dots = math.max(e.dots, dots)
  for i, label in ipairs(labels) do
    local extent, known = tensor:size(i - 1), e.extent[label]
    if known and known ~= 1 and extent ~= 1 and known ~= extent then
      fail("%s: %s is %d in operand %d, %s, but %d before", e.what, label_words(label), extent,
           number, words(tensor), known)
    end
    e.extent[label] = math.max(known or 1, extent)
  end
  return { tensor = tensor, labels = labels }
end

-- Without "->" the result has what "..." stands for, then the letters that occur once, in order.
local function implicit_result(e, inputs)
  local count, labels = {}, {}
  for letter in inputs:gmatch("%a") do
    count[letter] = (count[letter] or 0) + 1
  end
  for letter, times in pairs(count) do
    if times == 1 then
      labels[#labels + 1] = letter
    end
  end
  table.sort(labels)
  table.insert(labels, 1, -1)
  return fill_dots(labels, e.dots)
end

local function read_result(e, term)
  local labels, seen = fill_dots(read_term(e, term), e.dots), {}
  for _, label in ipairs(labels) do
    if not e.extent[label] or seen[label] then
      fail("%s: %s of the result %s", e.what, label_words(label),
           seen[label] and "stands there twice" or "is in no operand")
    end
    seen[label] = true
  end
  return labels
end

-- The equation: operands, labels of the result, extents.
local function read(equation, tensors)
  local shown = #equation <= 80 and equation or equation:sub(1, 77) .. "..."
  local e = { what = ('einsum "%s"'):format(shown), extent = {}, dots = 0, operands = {} }
  if #equation > LONGEST then
    fail("%s: of %d characters; at most %d are possible", e.what, #equation, LONGEST)
  end
  local text = equation:gsub(" ", "")
  local arrow = text:find("->", 1, true)
  local inputs, number = arrow and text:sub(1, arrow - 1) or text, 0
  for term in (inputs .. ","):gmatch("([^,]*),") do
    number = number + 1
    if number > #tensors then
      break
    end
    e.operands[number] = read_operand(e, term, tensors[number], number)
  end
  if number ~= #tensors then
    local _, commas = inputs:gsub(",", "")
    fail("%s: names %d operands, but %d are given", e.what, commas + 1, #tensors)
  end
  e.result = arrow and read_result(e, text:sub(arrow + 2)) or implicit_result(e, inputs)
  return e
end

---- operands by themselves ----

local function index_of(list, wanted)
  for i, value in ipairs(list) do
    if value == wanted then
      return i
    end
  end
end

local function set_of(...)
  local set = {}
  for _, list in ipairs{ ... } do
    for _, label in ipairs(list) do
      set[label] = true
    end
  end
  return set
end

-- A letter that stands twice in an operand: its diagonal, which becomes the last axis.
local function take_diagonals(e, operand, number)
  local labels, first = operand.labels, 1
  while first <= #labels do
    local label = labels[first]
    local second = index_of({ table.unpack(labels, first + 1) }, label)
    if second then
      second = second + first
      local a = operand.tensor
      if a:size(first - 1) ~= a:size(second - 1) then
        fail("%s: %s stands for %d and %d in operand %d, %s", e.what, label_words(label),
             a:size(first - 1), a:size(second - 1), number, words(a))
      end
      operand.tensor = a:diagonal(0, first - 1, second - 1)
      table.remove(labels, second)
      table.remove(labels, first)
      labels[#labels + 1] = label
    else
      first = first + 1
    end
  end
end

-- Axes of extent 1 go: where the label has more elsewhere they broadcast, and else they come back
-- in the result.
local function drop_units(operand)
  local labels = {}
  for i, label in ipairs(operand.labels) do
    if operand.tensor:size(i - 1) ~= 1 then
      labels[#labels + 1] = label
    end
  end
  operand.tensor, operand.labels = operand.tensor:squeeze(), labels
end

-- Sums over the labels that are not in the set `kept`.
local function sum_others(operand, kept)
  local axes, labels = {}, {}
  for i, label in ipairs(operand.labels) do
    if kept[label] then
      labels[#labels + 1] = label
    else
      axes[#axes + 1] = i - 1
    end
  end
  if #axes > 0 then
    operand.tensor, operand.labels = operand.tensor:sum(axes), labels
  end
end

---- two operands ----

-- The operand with its axes in the order of `labels`, which are its own.
local function arranged(operand, labels)
  local axes = {}
  for i, label in ipairs(labels) do
    axes[i] = index_of(operand.labels, label) - 1
  end
  return operand.tensor:permute(axes)
end

-- The operand with an axis for each of `labels`; where it has none of its own, of extent 1.
local function spread(e, operand, labels)
  local own, has, shape = {}, set_of(operand.labels), {}
  for i, label in ipairs(labels) do
    if has[label] then
      own[#own + 1] = label
    end
    shape[i] = has[label] and e.extent[label] or 1
  end
  return arranged(operand, own):reshape(shape)
end

local function joined(...)
  local all = {}
  for _, list in ipairs{ ... } do
    table.move(list, 1, #list, #all + 1, all)
  end
  return all
end

-- The labels of a pair: in both and kept (batch), in both and summed, and in one of them only.
local function sort_labels(a, b, kept)
  local in_a, in_b = set_of(a.labels), set_of(b.labels)
  local batch, inner, left, right = {}, {}, {}, {}
  for _, label in ipairs(a.labels) do
    local list = not in_b[label] and left or kept[label] and batch or inner
    list[#list + 1] = label
  end
  for _, label in ipairs(b.labels) do
    if not in_a[label] then
      right[#right + 1] = label
    end
  end
  return batch, inner, left, right
end

local function extents_of(e, labels)
  local extents, count = {}, 1
  for i, label in ipairs(labels) do
    extents[i] = e.extent[label]
    count = count * e.extent[label]
  end
  return extents, count
end

-- (batch axes, rows, columns); axes of rows become one, so do those of columns.
local function as_matrices(e, operand, batch, rows, columns)
  local shape = extents_of(e, batch)
  for _, labels in ipairs{ rows, columns } do
    local _, count = extents_of(e, labels)
    shape[#shape + 1] = count
  end
  return arranged(operand, joined(batch, rows, columns)):reshape(shape)
end

local function check_axes(e, count)
  if count > 10 then
    fail("%s: a product has %d axes on the way; at most 10 are possible", e.what, count)
  end
end

-- Whether the result has one label in front of another: then it gets the rows of a product.
local function is_before(result, label, other)
  local place, other_place = index_of(result, label), index_of(result, other)
  return place ~= nil and other_place ~= nil and place < other_place
end

local function multiply(e, a, b, batch, inner, left, right)
  local all = joined(batch, left, right, inner)
  check_axes(e, #all)
  return { tensor = spread(e, a, all) * spread(e, b, all), labels = all }
end

-- The product of two operands, summed over the labels that they share and nobody else wants. A
-- matrix product needs rows or columns of its own, and floats; the rest is elementwise.
local function contract(e, a, b, kept)
  local batch, inner, left, right = sort_labels(a, b, kept)
  if is_before(e.result, right[1], left[1]) then
    a, b, left, right = b, a, right, left
  end
  local dtype = a.tensor:dtype()
  local product = #inner > 0 and #left + #right > 0 and (dtype == "f32" or dtype == "f64")
  if not product then
    local result = multiply(e, a, b, batch, inner, left, right)
    sum_others(result, kept)
    return result
  end
  local labels = joined(batch, left, right)
  check_axes(e, math.max(#labels, #batch + 2))
  local rows = as_matrices(e, a, batch, left, inner)
  local columns = as_matrices(e, b, batch, inner, right)
  return { tensor = core.matmul(rows, columns):reshape((extents_of(e, labels))), labels = labels }
end

---- the order ----

-- Multiplications of a pair: the extents of all its labels.
local function cost_of(e, a, b)
  local cost = 1.0
  for label in pairs(set_of(a.labels, b.labels)) do
    cost = cost * e.extent[label]
  end
  return cost
end

-- The labels that are needed once the operands in `done` are contracted: those of the result and of
-- all other operands.
local function needed(e, operands, done)
  local lists = { e.result }
  for i, operand in ipairs(operands) do
    if not done(i) then
      lists[#lists + 1] = operand.labels
    end
  end
  return set_of(table.unpack(lists))
end

-- What contracting a and b leaves.
local function left_labels(a, b, kept)
  local labels = {}
  for label in pairs(set_of(a.labels, b.labels)) do
    if kept[label] then
      labels[#labels + 1] = label
    end
  end
  return labels
end

-- The cheapest way to contract each subset (a bit mask) of the operands, from small ones to large:
-- its own two parts, its labels, its cost.
local function search(e, operands)
  local plans, full = {}, (1 << #operands) - 1
  for subset = 1, full do
    local kept = needed(e, operands, function(i)
      return subset >> (i - 1) & 1 == 1
    end)
    local part = (subset - 1) & subset -- the parts with the first operand are `one`
    if part == 0 then
      plans[subset] = { operand = operands[math.tointeger(math.log(subset, 2)) + 1], cost = 0 }
      plans[subset].labels = plans[subset].operand.labels
    end
    while part > 0 do
      local one, other = plans[part], plans[subset ~ part]
      local cost = one.cost + other.cost + cost_of(e, one, other)
      if part & subset & -subset ~= 0 and (not plans[subset] or cost < plans[subset].cost) then
        plans[subset] = { one = one, other = other, cost = cost, kept = kept }
      end
      part = (part - 1) & subset
    end
    if not plans[subset].labels then
      plans[subset].labels = left_labels(plans[subset].one, plans[subset].other, kept)
    end
  end
  return plans[full]
end

local function carry_out(e, plan)
  if plan.operand then
    return plan.operand
  end
  return contract(e, carry_out(e, plan.one), carry_out(e, plan.other), plan.kept)
end

-- The cheapest pair, again and again.
local function contract_greedily(e, operands)
  while #operands > MOST_SEARCHED do
    local first, second, least = 1, 2, math.huge
    for i = 1, #operands - 1 do
      for j = i + 1, #operands do
        local cost = cost_of(e, operands[i], operands[j])
        if cost < least then
          first, second, least = i, j, cost
        end
      end
    end
    local kept = needed(e, operands, function(i)
      return i == first or i == second
    end)
    local b = table.remove(operands, second)
    operands[first] = contract(e, operands[first], b, kept)
  end
end

local function einsum(equation, ...)
  if type(equation) ~= "string" then
    fail('einsum: needs an equation and tensors, as in einsum("ij,jk->ik", a, b)')
  end
  local tensors = { ... }
  for _, tensor in ipairs(tensors) do
    check.tensor(tensor, "einsum")
  end
  local e = read(equation, tensors)
  for i, operand in ipairs(e.operands) do
    take_diagonals(e, operand, i)
    drop_units(operand)
  end
  for i, operand in ipairs(e.operands) do
    sum_others(operand, needed(e, e.operands, function(other)
      return other == i
    end))
  end
  contract_greedily(e, e.operands)
  return spread(e, carry_out(e, search(e, e.operands)), e.result)
end

return { einsum = einsum }
