-- Losses: every option, with each reduction. In PyTorch's expressions R is reduction="...".
local cases = {}

-- An entry for each reduction: call(options, a, ...) is given options that hold it.
local function loss(name, call, torch, entry)
  for _, reduction in ipairs{ "mean", "sum", "none", entry.batchmean and "batchmean" } do
    local made = {
      name, function(...) return call({ reduction = reduction }, ...) end,
      torch = torch:gsub("%f[%w]R%f[%W]", ("reduction=%q"):format(reduction)),
    }
    for field, value in pairs(entry) do
      made[field] = field ~= "batchmean" and value or nil
    end
    table.insert(cases, made)
  end
end

local function wrong(name, call, message, entry)
  entry.wrong, entry[1], entry.error = name, call, name .. ": " .. message
  table.insert(cases, entry)
end

-- Options and those given besides.
local function with(options, more)
  for name, value in pairs(more) do
    options[name] = value
  end
  return options
end

---- of a difference ----

local pairs_of = { { a = {}, b = {} }, { a = { 5 }, b = { 5 } }, { a = { 2, 3 }, b = { 2, 3 } } }

-- Inputs are odd, targets even multiples of a quarter: they differ by a quarter at least.
local function difference(name, options, torch, entry)
  entry = entry or {}
  entry.shapes, entry.a, entry.b = pairs_of, odd, even
  loss(name, function(o, a, b) return nn[name](a, b, with(o, options)) end,
       ("F.%s(a, b, %sR)"):format(name, torch), entry)
end

for _, name in ipairs{ "mse_loss", "l1_loss", "huber_loss", "smooth_l1_loss" } do
  difference(name, {}, "", { kink = name ~= "mse_loss" })
  wrong(name, function(a, b) return nn[name](a, b) end,
        "needs equal shapes, not tensor f32 (2, 3) and tensor f32 (2)", { a = { 2, 3 }, b = { 2 } })
  wrong(name, function(a, b) return nn[name](a, b, { reduction = "average" }) end,
        "reduction is \"mean\", \"sum\" or \"none\", not average", { a = { 2 }, b = { 2 } })
end
difference("huber_loss", { delta = 0.6 }, "delta=0.6, ", { kink = true })
difference("huber_loss", { delta = 100 }, "delta=100, ")
difference("smooth_l1_loss", { beta = 0.6 }, "beta=0.6, ", { kink = true })
difference("smooth_l1_loss", { beta = 0 }, "beta=0., ", { kink = true })
wrong("huber_loss", function(a) return nn.huber_loss(a, a, { delta = 0 }) end,
      "delta must be above 0, not 0", { a = { 2 } })
wrong("smooth_l1_loss", function(a) return nn.smooth_l1_loss(a, a, { delta = 1 }) end,
      "no option 'delta'", { a = { 2 } })

-- On the kinks themselves, |d| = 0 and |d| = the option, and infinitely far from them.
local at_kinks = values{ 6, data = { 0, 1, -1, 0.5, math.huge, -math.huge } }
local none = { reduction = "none" }
for _, name in ipairs{ "l1_loss", "huber_loss", "smooth_l1_loss" } do
  table.insert(cases, { name, function(a, b) return nn[name](a, b, none) end, kink = "at",
                        torch = ("F.%s(a, b, reduction='none')"):format(name),
                        a = at_kinks, b = values{ 6, data = { 0, 0, 0, 0, 0, 0 } } })
end

-- Of a beta whose inverse no float holds.
table.insert(cases, {
  "smooth_l1_loss", function(a, b) return nn.smooth_l1_loss(a, b, { beta = 1e-36, reduction = "sum" }) end,
  torch = "F.smooth_l1_loss(a, b, beta=1e-36, reduction='sum')", kink = "at",
  a = values{ 3, data = { 1, -3, 1e-19 } }, b = values{ 3, data = { 0, 0, 0 } },
})

---- of classes ----

local labelled = {
  { a = { 3 }, b = {} }, { a = { 4, 3 }, b = { 4 } }, { a = { 1, 3 }, b = { 1 } },
  { a = { 2, 3, 5 }, b = { 2, 5 } }, { a = { 2, 3, 2, 2 }, b = { 2, 2, 2 } },
}

-- Not all labels are ignored: that is NaN, 0 / 0, here and in PyTorch.
local mixed = {
  { a = { 4, 3 }, b = values{ 4, dtype = "i32", data = { 0, 1, 2, 1 } } },
  { a = { 2, 3, 2 }, b = values{ 2, 2, dtype = "i32", data = { 2, 2, 1, 0 } } },
}

-- Entries with labels 0, 1, 2.
local function classes(name, options, torch)
  local entry = options.ignore_index and { shapes = mixed } or { shapes = labelled, b = index(3) }
  loss(name, function(o, a, b) return nn[name](a, b, with(o, options)) end,
       ("F.%s(a.contiguous(), b, %sR)"):format(name, torch), entry)
end

local weights, torch_weights = { 0.5, 2, 1.25 }, "weight=torch.tensor([0.5, 2, 1.25]).double(), "
for _, name in ipairs{ "cross_entropy", "nll_loss" } do
  classes(name, {}, "")
  classes(name, { weight = weights }, torch_weights)
  classes(name, { ignore_index = 1 }, "ignore_index=1, ")
  classes(name, { ignore_index = -7 }, "ignore_index=-7, ")
  classes(name, { weight = weights, ignore_index = 2 }, torch_weights .. "ignore_index=2, ")
  loss(name,
       function(o, a, b) return nn[name](a, b, with(o, { weight = tensor.arange(3):float() })) end,
       ("F.%s(a, b, weight=torch.arange(3).double(), R)"):format(name),
       { a = { 4, 3 }, b = values{ 4, dtype = "i32", data = { 2, 1, 0, 1 } } })
  local message = "the input (4, 3), (batch, classes, ...), needs labels (4), (batch, ...), not "
  wrong(name, function(a, b) return nn[name](a, b) end, message .. "(3)",
        { a = { 4, 3 }, b = index(3){ 3 } })
  wrong(name, function(a, b) return nn[name](a, b) end, message .. "(4, 1)",
        { a = { 4, 3 }, b = index(3){ 4, 1 } })
  wrong(name, function(a, b) return nn[name](a, b:float()) end,
        "labels are i32, not f32; cast with :int()", { a = { 4, 3 }, b = index(3){ 4 } })
  wrong(name, function(a, b) return nn[name](a, b, { weight = { 1, 2 } }) end,
        "the weight (2) must have an element for each of the 3 classes",
        { a = { 4, 3 }, b = index(3){ 4 } })
  wrong(name, function(a, b) return nn[name](a, b, { weight = { 1, 2, "3" } }) end,
        "the weight of class 2 is a string, not a number", { a = { 4, 3 }, b = index(3){ 4 } })
  -- a label that is no class: NaN where PyTorch raises an error; the gradient of the others stays
  local outside = values{ 3, dtype = "i32", data = { 3, -1, 1 } }
  table.insert(cases, { name, function(a, b) return nn[name](a, b, none) end, a = { 3, 3 },
                        b = outside, discrete = true,
                        torch = ("torch.where(torch.tensor([1, 1, 0]) > 0, math.nan, "
                                 .. "F.%s(a, b.clamp(0, 2), reduction='none'))"):format(name) })
end
for _, smoothing in ipairs{ 0.1, 1 } do
  local smooth = { label_smoothing = smoothing }
  local torch_smooth = "label_smoothing=" .. smoothing .. ", "
  classes("cross_entropy", smooth, torch_smooth)
  classes("cross_entropy", with({ weight = weights }, smooth), torch_weights .. torch_smooth)
  classes("cross_entropy", with({ weight = weights, ignore_index = 0 }, smooth),
          torch_weights .. torch_smooth .. "ignore_index=0, ")
  classes("cross_entropy", with({ ignore_index = 0 }, smooth), torch_smooth .. "ignore_index=0, ")
end

-- Probabilities for labels; those of a 0 with label 0 are logarithms that are -inf.
for _, options in ipairs{ { {}, "" }, { { weight = weights }, torch_weights },
                          { { label_smoothing = 0.2 }, "label_smoothing=0.2, " } } do
  loss("cross_entropy",
       function(o, a, b) return nn.cross_entropy(a, b:softmax(b:dim() > 1 and 1 or 0),
                                                 with(o, options[1])) end,
       ("F.cross_entropy(a, b.softmax(min(1, b.dim() - 1)), %sR)"):format(options[2]),
       { shapes = { { a = { 3 }, b = { 3 } }, { a = { 4, 3 }, b = { 4, 3 } },
                    { a = { 2, 3, 5 }, b = { 2, 3, 5 } } } })
end
wrong("cross_entropy", function(a, b) return nn.cross_entropy(a, b, { ignore_index = 1 }) end,
      "ignore_index is for labels, not for probabilities (4, 3)", { a = { 4, 3 }, b = { 4, 3 } })
wrong("cross_entropy", function(a, b) return nn.cross_entropy(a, b, { label_smoothing = 2 }) end,
      "label_smoothing must be from 0 to 1, not 2", { a = { 4, 3 }, b = index(3){ 4 } })

table.insert(cases, { "accuracy", function(a, b) return nn.accuracy(a, b) end, discrete = true,
                      torch = "(a.argmax(min(1, a.dim() - 1)) == b).double().mean()",
                      shapes = labelled, b = index(3), a = distinct })
wrong("accuracy", function(a, b) return nn.accuracy(a, b) end,
      "the input (4, 3), (batch, classes, ...), needs labels (4), (batch, ...), not (3)",
      { a = { 4, 3 }, b = index(3){ 3 } })
wrong("accuracy", function(a, b) return nn.accuracy(a, b) end,
      "labels are i32, not f32; cast with :int()", { a = { 4, 3 }, b = { 4 } })

local some = { { a = { 3 }, b = {} }, { a = { 4, 3 }, b = { 4 } } }
for _, each in ipairs{ { {}, "" }, { { p = 2 }, "p=2, " }, { { margin = 0.45 }, "margin=0.45, " },
                       { { weight = weights }, torch_weights } } do
  loss("multi_margin_loss",
       function(o, a, b) return nn.multi_margin_loss(a, b, with(o, each[1])) end,
       ("F.multi_margin_loss(a, b, %sR)"):format(each[2]),
       { shapes = some, a = distinct, b = index(3), kink = true })
end
wrong("multi_margin_loss", function(a, b) return nn.multi_margin_loss(a, b, { p = 3 }) end,
      "p is 1 or 2, not 3", { a = { 4, 3 }, b = index(3){ 4 } })
wrong("multi_margin_loss", function(a, b) return nn.multi_margin_loss(a, b) end,
      "the input (2, 3, 4) has more axes than (batch, classes)",
      { a = { 2, 3, 4 }, b = index(3){ 2, 4 } })

-- Labels that come twice, all classes, none; what stands behind the first -1 does not count.
local several = {
  { a = distinct{ 4 }, b = values{ 4, dtype = "i32", data = { 3, 0, -1, 1 } } },
  { a = distinct{ 4, 3 }, b = values{ 4, 3, dtype = "i32",
                                      data = { 2, -1, 0, 1, 1, -1, -1, 2, 2, 0, 2, 1 } } },
  { a = distinct{ 1, 2 }, b = values{ 1, 2, dtype = "i32", data = { 1, -1 } } },
}
loss("multilabel_margin_loss", function(o, a, b) return nn.multilabel_margin_loss(a, b, o) end,
     "F.multilabel_margin_loss(a.contiguous(), b, R)", { shapes = several, kink = true })
table.insert(cases, { "multilabel_margin_loss", kink = "at", -- at 0 there is no gradient
                      function(a, b) return nn.multilabel_margin_loss(a, b) end,
                      torch = "F.multilabel_margin_loss(a, b)",
                      a = values{ 3, data = { 1, 0, 0.5 } },
                      b = values{ 3, dtype = "i32", data = { 0, -1, -1 } } })
table.insert(cases, { "multilabel_margin_loss", discrete = true,
                      function(a, b) return nn.multilabel_margin_loss(a, b) end,
                      torch = "a.sum() * math.nan", a = { 3 },
                      b = values{ 3, dtype = "i32", data = { 3, -1, -1 } } })
wrong("multilabel_margin_loss", function(a, b) return nn.multilabel_margin_loss(a, b) end,
      "needs an input (batch, classes) and labels of that shape, not (4, 3) and (4)",
      { a = { 4, 3 }, b = index(3){ 4 } })
wrong("multilabel_margin_loss", function(a) return nn.multilabel_margin_loss(a, a) end,
      "the index is f32; it must be i32, which :int() makes it", { a = { 4, 3 } })

---- of probabilities and rates ----

local triples = {
  { a = {}, b = {}, c = {} }, { a = { 5 }, b = { 5 }, c = { 5 } },
  { a = { 2, 3 }, b = { 2, 3 }, c = { 3 } }, { a = { 2, 3 }, b = { 2, 3 }, c = { 2, 1 } },
}

-- A loss of probabilities or logits a and targets b; the option's tensor is c.
local function of_targets(name, input, torch_input, options, torch)
  loss(name,
       function(o, a, b, c)
         return nn[name](input(a), b:sigmoid(), with(o, options(c:float() + 0.5)))
       end,
       ("F.%s(%s, torch.sigmoid(b), %sR)"):format(name, torch_input, torch),
       { shapes = triples, c = index(3) })
end

local function as_it_is(a) return a end
local function sigmoid(a) return a:sigmoid() end
local function no_options() return {} end

for _, name in ipairs{ "binary_cross_entropy", "binary_cross_entropy_with_logits" } do
  local probable = name == "binary_cross_entropy"
  local input, text = probable and sigmoid or as_it_is, probable and "torch.sigmoid(a)" or "a"
  of_targets(name, input, text, no_options, "")
  of_targets(name, input, text, function(c) return { weight = c } end, "weight=c + 0.5, ")
  wrong(name, function(a, b) return nn[name](a, b) end,
        "needs equal shapes, not tensor f32 (2, 1) and tensor f32 (2)", { a = { 2, 1 }, b = { 2 } })
  wrong(name, function(a, b) return nn[name](a, b) end, "takes floats, not i32; cast with :float()",
        { a = { 2 }, b = index(2){ 2 } })
end
of_targets("binary_cross_entropy_with_logits", as_it_is, "a",
           function(c) return { pos_weight = c } end, "pos_weight=c + 0.5, ")
of_targets("binary_cross_entropy_with_logits", as_it_is, "a",
           function(c) return { weight = c, pos_weight = c } end,
           "weight=c + 0.5, pos_weight=c + 0.5, ")
table.insert(cases, { "binary_cross_entropy", function(a)
  local _, ys = tensor.scan(function(x)
    return x * 0.5, nn.binary_cross_entropy(x:sigmoid(), tensor.full(x:shape(), 0.25):float())
  end, a, nil, { length = 2 })
  return ys
end, shapes = { { a = { 2, 3 } } }, torch =
  "torch.stack([F.binary_cross_entropy(x.sigmoid(), x * 0 + 0.25) for x in (a, a * 0.5)])" })
table.insert(cases, { "binary_cross_entropy",
                      function(a, b) return nn.binary_cross_entropy(a, b:detach(), none) end,
                      torch = "F.binary_cross_entropy(a, b.detach(), reduction='none')",
                      kink = "at",
                      a = values{ 5, data = { 0, 0, 1, 1, 0 } },
                      b = values{ 5, data = { 0, 1, 0, 1, 0.5 } } })
table.insert(cases, { "binary_cross_entropy_with_logits",
                      function(a, b) return nn.binary_cross_entropy_with_logits(a, b, none) end,
                      torch = "F.binary_cross_entropy_with_logits(a, b, reduction='none')",
                      a = values{ 5, data = { 0, 30, -30, 200, -200 } },
                      b = values{ 5, data = { 0, 0, 1, 0, 1 } } })

for _, weight in ipairs{ "", "weight=c + 0.5, " } do
  loss("multilabel_soft_margin_loss",
       function(o, a, b, c)
         if weight ~= "" then
           o.weight = c:float() + 0.5
         end
         return nn.multilabel_soft_margin_loss(a, b:sigmoid(), o)
       end,
       ("F.multilabel_soft_margin_loss(a, b.sigmoid(), %sR)"):format(weight),
       { shapes = { { a = { 4 }, b = { 4 }, c = { 4 } }, { a = { 2, 3 }, b = { 2, 3 }, c = { 3 } },
                    { a = { 2, 1, 3 }, b = { 2, 1, 3 }, c = { 3 } } }, c = index(3) })
end
wrong("multilabel_soft_margin_loss", function(a) return nn.multilabel_soft_margin_loss(a, a) end,
      "needs (batch, classes), not a scalar", { a = {} })
wrong("multilabel_soft_margin_loss",
      function(a, b) return nn.multilabel_soft_margin_loss(a, a, { weight = b }) end,
      "the weight (2) does not broadcast to (2, 3)", { a = { 2, 3 }, b = { 2 } })

local batches = { { a = { 5 }, b = { 5 } }, { a = { 2, 3 }, b = { 2, 3 } } }
loss("kl_div", function(o, a, b) return nn.kl_div(a:log_softmax(-1), b:softmax(-1), o) end,
     "F.kl_div(a.log_softmax(-1), b.softmax(-1), R)", { shapes = batches, batchmean = true })
loss("kl_div",
     function(o, a, b)
       return nn.kl_div(a:log_softmax(-1), b:log_softmax(-1), with(o, { log_target = true }))
     end, "F.kl_div(a.log_softmax(-1), b.log_softmax(-1), log_target=True, R)",
     { shapes = batches, batchmean = true })
table.insert(cases, { "kl_div", function(a, b) return nn.kl_div(a, b, none) end, discrete = true,
                      torch = "F.kl_div(a, b, reduction='none')", a = { 3 },
                      b = values{ 3, data = { 0, 0.25, 1 } } })
wrong("kl_div", function(a, b) return nn.kl_div(a, b) end,
      "needs equal shapes, not tensor f32 (2, 3) and tensor f32 (3)", { a = { 2, 3 }, b = { 3 } })
wrong("kl_div", function(a) return nn.kl_div(a, a, { reduction = "batch" }) end,
      "reduction is \"mean\", \"sum\" or \"none\", or \"batchmean\", not batch", { a = { 2 } })
wrong("mse_loss", function(a) return nn.mse_loss(a, a, { reduction = "batchmean" }) end,
      "reduction is \"mean\", \"sum\" or \"none\", not batchmean", { a = { 2 } })

for _, each in ipairs{ { {}, "" }, { { full = true }, "full=True, " },
                       { { log_input = false }, "log_input=False, " },
                       { { log_input = false, eps = 0.1, full = true },
                         "log_input=False, eps=0.1, full=True, " } } do
  loss("poisson_nll_loss",
       function(o, a, b) return nn.poisson_nll_loss(a, b:abs(), with(o, each[1])) end,
       ("F.poisson_nll_loss(a, b.abs(), %sR)"):format(each[2]),
       { shapes = batches, a = positive, b = odd, kink = each[1].full })
end
wrong("poisson_nll_loss", function(a, b) return nn.poisson_nll_loss(a, b) end,
      "needs equal shapes, not tensor f32 (2, 3) and tensor f32 (3)", { a = { 2, 3 }, b = { 3 } })
wrong("poisson_nll_loss",
      function(a) return nn.poisson_nll_loss(a, a, { log_input = false, eps = 0 }) end,
      "eps must be above 0, not 0", { a = { 2 } })

local variances = {
  { a = { 5 }, b = { 5 }, c = { 5 } }, { a = { 2, 3 }, b = { 2, 3 }, c = { 2, 3 } },
  { a = { 2, 3 }, b = { 2, 3 }, c = { 2, 1 } }, { a = { 2, 3 }, b = { 2, 3 }, c = { 2 } },
}
for _, each in ipairs{ { {}, "" }, { { full = true }, "full=True, " } } do
  loss("gaussian_nll_loss",
       function(o, a, b, c) return nn.gaussian_nll_loss(a, b, c, with(o, each[1])) end,
       ("F.gaussian_nll_loss(a, b, c, %sR)"):format(each[2]), { shapes = variances, c = positive })
end
table.insert(cases, { "gaussian_nll_loss", kink = "at",
                      function(a, b, c)
                        return nn.gaussian_nll_loss(a, b, c, { eps = 1, reduction = "none" })
                      end,
                      torch = "F.gaussian_nll_loss(a, b, c, eps=1, reduction='none')",
                      a = { 3 }, b = { 3 }, c = values{ 3, data = { 0.5, 1, 2 } } })
wrong("gaussian_nll_loss", function(a, b, c) return nn.gaussian_nll_loss(a, b, c) end,
      "var (3) must have the shape of the input (2, 3), or one element for its last axis",
      { a = { 2, 3 }, b = { 2, 3 }, c = { 3 } })
wrong("gaussian_nll_loss", function(a, b) return nn.gaussian_nll_loss(a, a, b) end,
      "var (3) must have the shape of the input (2), or one element for its last axis",
      { a = { 2 }, b = { 3 } })

---- of margins ----

-- Targets are 1 and -1, by the sign of b.
for _, each in ipairs{ { {}, "" }, { { margin = 0.6 }, "margin=0.6, " } } do
  loss("hinge_embedding_loss",
       function(o, a, b) return nn.hinge_embedding_loss(a, b:sign(), with(o, each[1])) end,
       ("F.hinge_embedding_loss(a, b.sign(), %sR)"):format(each[2]),
       { shapes = batches, a = odd, b = nonzero, kink = true })
  loss("margin_ranking_loss",
       function(o, a, b, c) return nn.margin_ranking_loss(a, b, c:sign(), with(o, each[1])) end,
       ("F.margin_ranking_loss(a, b, c.sign(), %sR)"):format(each[2]),
       { shapes = { variances[1], variances[2] }, a = odd, b = even, c = nonzero, kink = true })
end
loss("soft_margin_loss", function(o, a, b) return nn.soft_margin_loss(a, b:float() * 2 - 1, o) end,
     "F.soft_margin_loss(a, b.double() * 2 - 1, R)",
     { shapes = { batches[1], batches[2], { a = {}, b = {} } }, b = truth })
for _, name in ipairs{ "hinge_embedding_loss", "soft_margin_loss" } do
  wrong(name, function(a, b) return nn[name](a, b) end,
        "needs equal shapes, not tensor f32 (2, 3) and tensor f32 (3)", { a = { 2, 3 }, b = { 3 } })
  wrong(name, function(a, b) return nn[name](a, b) end, "takes floats, not i32; cast with :float()",
        { a = { 3 }, b = index(2){ 3 } })
end
wrong("margin_ranking_loss", function(a, b) return nn.margin_ranking_loss(a, b, b) end,
      "needs equal shapes, not tensor f32 (2, 3) and tensor f32 (3)", { a = { 2, 3 }, b = { 3 } })
wrong("margin_ranking_loss", function(a, b) return nn.margin_ranking_loss(a, a, b) end,
      "takes floats, not i32; cast with :float()", { a = { 3 }, b = index(2){ 3 } })
table.insert(cases, { "hinge_embedding_loss", kink = "at",
                      function(a, b) return nn.hinge_embedding_loss(a, b:sign(), none) end,
                      torch = "F.hinge_embedding_loss(a, b.sign(), reduction='none')",
                      a = values{ 4, data = { 1, 1, 2, 0 } },
                      b = values{ 4, data = { -1, 1, -1, -1 } } })
table.insert(cases, { "margin_ranking_loss", kink = "at",
                      function(a, b, c) return nn.margin_ranking_loss(a, b, c:sign(), none) end,
                      torch = "F.margin_ranking_loss(a, b, c.sign(), reduction='none')",
                      a = values{ 2, data = { 1, 1 } }, b = values{ 2, data = { 1, 1 } },
                      c = values{ 2, data = { 1, -1 } } })

---- of distances ----

local vectors = { { a = { 2, 5 }, b = { 2, 5 }, c = { 2 } }, { a = { 4 }, b = { 4 }, c = {} },
                  { a = { 1, 3 }, b = { 1, 3 }, c = { 1 } } }
for _, each in ipairs{ { {}, "" }, { { margin = 2 }, "margin=2, " } } do
  loss("cosine_embedding_loss",
       function(o, a, b, c) return nn.cosine_embedding_loss(a, b, c:sign(), with(o, each[1])) end,
       ("F.cosine_embedding_loss(a, b, c.sign(), %sR)"):format(each[2]),
       { shapes = vectors, a = positive, b = positive, c = nonzero, kink = true })
end
wrong("cosine_embedding_loss", function(a, b) return nn.cosine_embedding_loss(a, a, b) end,
      "needs inputs (batch, n) and a target (batch), or (n) and (), not (2, 3) and (3)",
      { a = { 2, 3 }, b = { 3 } })
wrong("cosine_embedding_loss", function(a, b) return nn.cosine_embedding_loss(a, b, a) end,
      "needs equal shapes, not tensor f32 (2, 3) and tensor f32 (3)", { a = { 2, 3 }, b = { 3 } })

local triplets = {
  { a = { 2, 5 }, b = { 2, 5 }, c = { 2, 5 } }, { a = { 1, 3 }, b = { 1, 3 }, c = { 1, 3 } },
}
for _, each in ipairs{ { {}, "" }, { { margin = 5, swap = true }, "margin=5, swap=True, " },
                       { { margin = 4, p = 3, eps = 0.01 }, "margin=4, p=3, eps=0.01, " },
                       { { margin = -1 }, "margin=-1, " } } do
  loss("triplet_margin_loss",
       function(o, a, b, c) -- distances below 0.9: the margin is kept, or is not, by far
         return nn.triplet_margin_loss(a * 0.1, b * 0.1, c * 0.1, with(o, each[1]))
       end,
       ("F.triplet_margin_loss(a * 0.1, b * 0.1, c * 0.1, %sR)"):format(each[2]),
       { shapes = triplets, kink = true })
end
wrong("triplet_margin_loss", function(a, b) return nn.triplet_margin_loss(a, a, b) end,
      "needs equal shapes, not tensor f32 (2, 3) and tensor f32 (3)", { a = { 2, 3 }, b = { 3 } })
wrong("triplet_margin_loss",
      function(a) return nn.triplet_margin_loss(a, a, a, { margin = "1" }) end,
      "margin must be a number, not string", { a = { 2, 3 } })

-- By 1 - the cosine, and by the default.
local function far(a, b)
  return 1 - nn.cosine_similarity(a, b)
end
for _, each in ipairs{
  { { distance_function = far }, "distance_function=lambda p, q: 1 - F.cosine_similarity(p, q), " },
  { { distance_function = far, margin = 3, swap = true },
    "distance_function=lambda p, q: 1 - F.cosine_similarity(p, q), margin=3, swap=True, " },
  { { margin = 20 }, "margin=20, " },
} do
  loss("triplet_margin_with_distance_loss",
       function(o, a, b, c)
         return nn.triplet_margin_with_distance_loss(a, b, c, with(o, each[1]))
       end,
       ("F.triplet_margin_with_distance_loss(a, b, c, %sR)"):format(each[2]),
       { shapes = { triplets[1], { a = { 3, 4 }, b = { 3, 4 }, c = { 3, 4 } } }, kink = true,
         a = positive, b = positive, c = positive })
end
wrong("triplet_margin_with_distance_loss",
      function(a)
        return nn.triplet_margin_with_distance_loss(a, a, a, { distance_function = 2 })
      end,
      "needs a function as the distance_function, not number", { a = { 2, 3 } })
wrong("triplet_margin_with_distance_loss",
      function(a)
        return nn.triplet_margin_with_distance_loss(a, a, a, {
          distance_function = function() return 1 end })
      end,
      "the distance_function's result: needs a tensor, not number", { a = { 2, 3 } })

---- short names: the same entries ----

local short = {
  nll = "nll_loss", mse = "mse_loss", l1 = "l1_loss", huber = "huber_loss",
  smooth_l1 = "smooth_l1_loss", bce = "binary_cross_entropy",
  bce_with_logits = "binary_cross_entropy_with_logits", hinge = "hinge_embedding_loss",
  triplet = "triplet_margin_loss",
}
for name, full in pairs(short) do
  assert(nn[name] == nn[full])
  for i = 1, #cases do
    local copy = {}
    for field, value in pairs(cases[i]) do
      copy[field] = value == full and name or value
    end
    if copy[1] == name or copy.wrong == name then
      table.insert(cases, copy)
    end
  end
end

---- of aligned labels ----

-- Labels from 1 on: 0 is the blank.
local function ctc(options)
  return function(a, b, c, d)
    return nn.ctc_loss(a:log_softmax(-1), b + 1, c, d, options)
  end
end

local steps_of = values{ 3, dtype = "i32", data = { 6, 4, 5 } }
local labels_of = values{ 3, dtype = "i32", data = { 3, 1, 0 } }
local with_repeats = values{ 3, 3, dtype = "i32", data = { 1, 1, 0, 2, -3, 99, 0, 1, 2 } }
local ctc_torch = "F.ctc_loss(a.log_softmax(-1), (b + 1).clamp(0, 3), c, d, %s)"

for _, reduction in ipairs{ "mean", "sum", "none" } do
  table.insert(cases, {
    "ctc_loss", ctc{ reduction = reduction },
    torch = ctc_torch:format(("reduction=%q"):format(reduction)), a = { 6, 3, 4 },
    b = with_repeats, c = steps_of, d = labels_of,
  })
  table.insert(cases, { -- two equal labels need a blank between them, so three steps
    "ctc_loss", ctc{ reduction = reduction, zero_infinity = true },
    torch = ctc_torch:format(("reduction=%q, zero_infinity=True"):format(reduction)),
    a = { 6, 3, 4 }, b = with_repeats, c = values{ 3, dtype = "i32", data = { 2, 4, 6 } },
    d = values{ 3, dtype = "i32", data = { 2, 1, 3 } },
  })
end
table.insert(cases, {
  "ctc_loss", function(a, b, c, d) return nn.ctc_loss(a:log_softmax(-1), b, c, d, { blank = 3 }) end,
  torch = "F.ctc_loss(a.log_softmax(-1), b, c, d, blank=3)", a = { 5, 2, 4 }, b = index(3){ 2, 2 },
  c = values{ 2, dtype = "i32", data = { 5, 5 } }, d = values{ 2, dtype = "i32", data = { 2, 2 } },
})
table.insert(cases, {
  "ctc_loss", ctc{ reduction = "none" }, torch = ctc_torch:format("reduction=\"none\""),
  a = { 1, 1, 4 }, b = values{ 1, 1, dtype = "i32", data = { 2 } }, c = values{ 1, dtype = "i32", data = { 1 } },
  d = values{ 1, dtype = "i32", data = { 1 } },
})
table.insert(cases, {
  "ctc_loss", ctc{ reduction = "none" }, torch = ctc_torch:format("reduction=\"none\""),
  a = { 2, 1, 4 }, b = values{ 1, 2, dtype = "i32", data = { 2, 2 } }, discrete = true,
  c = values{ 1, dtype = "i32", data = { 2 } }, d = values{ 1, dtype = "i32", data = { 2 } },
})
wrong("ctc_loss", ctc{}, "needs log_probs (steps, batch, classes) and targets (batch, labels), " ..
      "not (6, 3, 4) and (2, 3)",
      { a = { 6, 3, 4 }, b = index(3){ 2, 3 }, c = steps_of, d = labels_of })
wrong("ctc_loss", ctc{}, "target_lengths: one for each of the 3 samples is needed, (3), not (2)",
      { a = { 6, 3, 4 }, b = with_repeats, c = steps_of,
        d = values{ 2, dtype = "i32", data = { 1, 1 } } })
wrong("ctc_loss", ctc{ blank = 4 }, "blank is one of the 4 classes, not 4",
      { a = { 6, 3, 4 }, b = with_repeats, c = steps_of, d = labels_of })
wrong("ctc_loss", ctc{ reduction = "average" },
      "reduction is \"mean\", \"sum\" or \"none\", not average",
      { a = { 6, 3, 4 }, b = with_repeats, c = steps_of, d = labels_of })

return cases
