namespace StreamOps.Data.Samples;

/// <summary>The queue has no room for the whole batch; none of it was taken. The caller should come back in a moment.</summary>
public sealed class SampleQueueFullException() : Exception("The sample queue is full.");
