return model { -- error: metrics: each metric needs a name
  inputs = { x = { shape = { 3 } } },
  metrics = function(batch) return { batch.x:mean() } end,
}
