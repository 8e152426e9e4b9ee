namespace SupportConsole.Federation.Saml;

/// <summary>Ends a parse at a limit. It never leaves <see cref="SafeXml"/>.</summary>
internal sealed class XmlLimitException(Problem problem) : Exception(problem.What)
{
    public Problem Problem { get; } = problem;
}
