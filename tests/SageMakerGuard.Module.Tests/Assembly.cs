// Sandboxes, completion caches and cultures belong to the process: one test at a time.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
