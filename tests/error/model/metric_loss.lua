return model { -- error: metrics: 'loss' is reported anyway; this one needs another name
  inputs = { x = { shape = { 3 } } },
  metrics = function(batch) return { loss = batch.x:mean() } end,
}
