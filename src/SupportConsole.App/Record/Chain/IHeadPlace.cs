namespace SupportConsole.App.Record.Chain;

/// <summary>A place outside the data directory that keeps heads.</summary>
public interface IHeadPlace
{
    /// <summary>For people, such as "syslog at logs.example.com".</summary>
    string Name { get; }

    /// <summary>Returns once the place took the head; throws if it did not.</summary>
    Task SendAsync(AuditHead head, CancellationToken cancellationToken);
}
