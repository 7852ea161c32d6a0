-- Attention. PyTorch 1.13 has no such public function: the formula is written out, with masked
-- scores at -inf and, as newer versions have it, zeros for a query that may look nowhere.
local name = "scaled_dot_product_attention"
local cases = {}

local function case(call, torch, entry)
  entry[1], entry[2], entry.torch = name, call, torch
  table.insert(cases, entry)
end

local function wrong(call, message, entry)
  entry.wrong, entry[1], entry.error = name, call, name .. ": " .. message
  table.insert(cases, entry)
end

local shapes = {
  { a = { 1, 3, 4 }, b = { 1, 5, 4 }, c = { 5, 2 } }, { a = { 1, 1 }, b = { 1, 1 }, c = { 1, 1 } },
  { a = { 2, 3, 4 }, b = { 2, 5, 4 }, c = { 2, 5, 2 } },
  { a = { 2, 2, 3, 4 }, b = { 1, 2, 5, 4 }, c = { 2, 5, 3 } },
}
case(function(a, b, c) return nn.scaled_dot_product_attention(a, b, c) end,
     "torch.softmax(a @ b.transpose(-2, -1) / math.sqrt(a.shape[-1]), -1) @ c", { shapes = shapes })
case(function(a, b, c) return nn.scaled_dot_product_attention(a, b, c, { scale = 0.3 }) end,
     "torch.softmax(a @ b.transpose(-2, -1) * 0.3, -1) @ c", { shapes = shapes })
case(function(a, b, c) return nn.scaled_dot_product_attention(a, b, c, { is_causal = true }) end,
     "torch.softmax((a @ b.transpose(-2, -1) / math.sqrt(a.shape[-1]))"
     .. ".masked_fill(torch.ones(a.shape[-2], b.shape[-2]).triu(1) > 0, -math.inf), -1) @ c",
     { shapes = shapes })
case(function(a, b, c)
       return nn.scaled_dot_product_attention(b, a, c, { is_causal = true })
     end,
     "torch.softmax((b @ a.transpose(-2, -1) / math.sqrt(a.shape[-1]))"
     .. ".masked_fill(torch.ones(b.shape[-2], a.shape[-2]).triu(1) > 0, -math.inf), -1) @ c",
     { a = { 2, 3, 4 }, b = { 2, 5, 4 }, c = { 2, 3, 2 } })

-- The second query may look nowhere.
local mask = values{ 3, 5, dtype = "bool", data = { 1, 0, 1, 1, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1 } }
local masked = { { a = { 1, 3, 4 }, b = { 1, 5, 4 }, c = { 5, 2 }, d = mask },
                 { a = { 2, 3, 4 }, b = { 2, 5, 4 }, c = { 2, 5, 2 }, d = mask } }
case(function(a, b, c, d) return nn.scaled_dot_product_attention(a, b, c, { attn_mask = d }) end,
     "torch.softmax((a @ b.transpose(-2, -1) / 2)"
     .. ".masked_fill(~d, -1e300), -1).masked_fill(~d, 0) @ c", { shapes = masked })
case(function(a, b, c, d)
       return nn.scaled_dot_product_attention(a, b, c, { attn_mask = d:where(a:sum(), -math.huge) })
     end,
     "torch.softmax((a @ b.transpose(-2, -1) / 2 + a.sum())"
     .. ".masked_fill(~d, -1e300), -1).masked_fill(~d, 0) @ c", { shapes = masked })
case(function(a, b, c, d) return nn.scaled_dot_product_attention(a, b, c, { attn_mask = d }) end,
     "torch.softmax(a @ b.transpose(-2, -1) / 2 + d, -1) @ c",
     { shapes = { { a = { 1, 3, 4 }, b = { 1, 5, 4 }, c = { 5, 2 }, d = { 3, 5 } },
                  { a = { 2, 3, 4 }, b = { 2, 5, 4 }, c = { 2, 5, 2 }, d = { 2, 1, 5 } } } })
case(function(a, b, c)
       return nn.scaled_dot_product_attention(a, b, c, { dropout_p = 0 })
     end,
     "torch.softmax(a @ b.transpose(-2, -1) / math.sqrt(a.shape[-1]), -1) @ c", { shapes = shapes })

wrong(function(a, b) return nn.scaled_dot_product_attention(a, b, b) end,
      "needs a query (..., L, E), a key (..., S, E) and a value (..., S, V), not (2, 3), (2, 4) "
      .. "and (2, 4)", { a = { 2, 3 }, b = { 2, 4 } })
wrong(function(a) return nn.scaled_dot_product_attention(a, a, a, { attn_mask = a:gt(0) }) end,
      "attn_mask (2, 3) does not broadcast to (2, 2)", { a = { 2, 3 } })
wrong(function(a) return nn.scaled_dot_product_attention(a, a, a, { attn_mask = a:int() }) end,
      "attn_mask is bool, true where a query may look, or f32, added to the scores, not i32",
      { a = { 2, 2 } })
wrong(function(a)
        return nn.scaled_dot_product_attention(a, a, a, { attn_mask = a, is_causal = true })
      end, "attn_mask and is_causal exclude each other", { a = { 2, 2 } })
wrong(function(a) return nn.scaled_dot_product_attention(a, a, a, { dropout_p = 2 }) end,
      "dropout_p must be at least 0 and at most 1, not 2", { a = { 2, 2 } })

return cases
