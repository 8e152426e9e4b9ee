namespace SupportConsole.App.Record.Storage.SecondPlace;

/// <summary>A place outside the data directory for sealed objects. It need not be trusted: nothing in it can be read without the key.</summary>
public interface IBackupStore
{
    /// <summary>The place in words, without credentials.</summary>
    string Place { get; }

    /// <summary>Writes an object whole or not at all; an object of that name is replaced.</summary>
    Task PutAsync(string name, byte[] content, CancellationToken cancellationToken);

    /// <summary>Reads an object; null if there is none.</summary>
    Task<byte[]?> GetAsync(string name, CancellationToken cancellationToken);

    /// <summary>The names that start with <paramref name="prefix"/>, in no order.</summary>
    Task<IReadOnlyList<string>> ListAsync(string prefix, CancellationToken cancellationToken);

    /// <summary>Deletes an object; one that is gone already is no error.</summary>
    Task DeleteAsync(string name, CancellationToken cancellationToken);
}
