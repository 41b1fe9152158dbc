namespace StreamOps.Components.Pdf;

/// <summary>Something that is written from the top of the flow downward. It is written twice: to count the pages, then to draw them.</summary>
internal abstract class Block
{
    /// <summary>Height of what must not be torn apart at its beginning.</summary>
    /// <param name="width">Of the text.</param>
    public abstract float Least(float width);

    /// <summary>Whether that is all of it, so that it stays with what follows.</summary>
    public virtual bool IsWhole => true;

    public abstract void Write(Flow flow);
}
