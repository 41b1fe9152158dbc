namespace StreamOps.Data.Samples;

/// <summary>A sample from a time whose raw samples were dropped. None of the batch was stored.</summary>
public sealed class SampleTooOldException(long streamId, DateTimeOffset at)
    : Exception($"Stream {streamId} cannot take a sample of {at:u}: raw samples of that time were dropped, and its figures are final.");
