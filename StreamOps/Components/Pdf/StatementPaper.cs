namespace StreamOps.Components.Pdf;

/// <summary>What a statement is printed on, upright.</summary>
public enum StatementPaper
{
    A4,
    Letter,
}
