namespace StreamOps.Platform;

/// <summary>A request that is refused where no answer can be returned: deep in the reading of its body.</summary>
public sealed class WebRefusalException(IResult answer) : Exception("The request is refused.")
{
    public IResult Answer { get; } = answer;
}
